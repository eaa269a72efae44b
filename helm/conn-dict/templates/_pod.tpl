{{/* The pod of a worker. Takes root and worker. */}}
{{- define "conn-dict.podTemplate" -}}
{{- $root := .root -}}
{{- $worker := .worker -}}
{{- $settings := $worker.settings -}}
metadata:
  labels:
    {{- include "conn-dict.selectorLabels" (dict "root" $root "component" $worker.name) | nindent 4 }}
    {{- with $settings.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with $settings.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "conn-dict.serviceAccountName" $root }}
  {{- include "conn-dict.podDefaults" $root | nindent 2 }}
  terminationGracePeriodSeconds: {{ include "conn-dict.gracePeriodSeconds" $settings.config }}
  {{- include "conn-dict.placement" (dict "root" $root "worker" $worker) | nindent 2 }}
  containers:
    - name: worker
      image: {{ include "conn-dict.image" (dict "root" $root "image" $settings.image "suffix" $worker.suffix) }}
      imagePullPolicy: {{ default $root.Values.image.pullPolicy $settings.image.pullPolicy }}
      command: [node, /app/main.js]
      ports:
        - name: health
          containerPort: {{ include "conn-dict.healthPort" $settings.config }}
        - name: metrics
          containerPort: {{ include "conn-dict.metricsPort" $settings.config }}
      env:
        {{- include "conn-dict.workerVariables" . | trim | nindent 8 }}
      livenessProbe:
        httpGet:
          path: /health
          port: health
        {{- toYaml $settings.livenessProbe | nindent 8 }}
      readinessProbe:
        httpGet:
          path: /ready
          port: health
        {{- toYaml $settings.readinessProbe | nindent 8 }}
      {{- with $settings.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        {{- toYaml $root.Values.containerSecurityContext | nindent 8 }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        - name: scratch
          mountPath: /var/lib/conn-dict
        {{- include "conn-dict.filesMount" $root | nindent 8 }}
        {{- with $root.Values.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: {{ $settings.tmpSizeLimit }}
    - name: scratch
      emptyDir:
        sizeLimit: {{ $settings.scratchSizeLimit }}
    {{- include "conn-dict.filesVolume" (dict "root" $root "secretFiles" $root.Values.secretFiles) | nindent 4 }}
    {{- with $root.Values.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/*
The time that a worker needs to drain: its tasks may go on for SHUTDOWN_TIMEOUT, it gives up the rest 2 s later, and
ends whatever hangs after 5 s (libs/worker-kit). No preStop: nothing sends a worker requests that would have to stop
first, it polls, and ends that by itself on SIGTERM.
*/}}
{{- define "conn-dict.gracePeriodSeconds" -}}
{{- add (include "conn-dict.seconds" (default "30s" .SHUTDOWN_TIMEOUT)) 10 -}}
{{- end -}}
