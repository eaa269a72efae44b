{{/* What the pods of workers, migration and test have alike. None of them asks Kubernetes for anything. */}}
{{- define "conn-dict.podDefaults" -}}
automountServiceAccountToken: false
# A Service called redis would set REDIS_PORT, and so on.
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- toYaml .Values.podSecurityContext | nindent 2 }}
{{- end -}}

{{/* Where the pods of a worker go. Takes root and worker. */}}
{{- define "conn-dict.placement" -}}
{{- $settings := .worker.settings -}}
{{- if $settings.topologySpread.enabled }}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: {{ $settings.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "conn-dict.selectorLabels" (dict "root" $.root "component" $.worker.name) | nindent 8 }}
    # Each rollout by itself: the pods that are about to go do not count.
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}
{{- range $field := list "nodeSelector" "tolerations" "affinity" "priorityClassName" }}
{{- with get $settings $field }}
{{ dict $field . | toYaml }}
{{- end }}
{{- end }}
{{- end -}}
