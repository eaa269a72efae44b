{{/* The variables of a program, secrets by the path of their file. Takes root, config, secretFiles,
files (those of the chart unless it is given) and only: a pattern of names. */}}
{{- define "conn-dict.variables" -}}
{{- $only := default "" .only -}}
{{- range $name, $value := .config }}
{{- if regexMatch $only $name }}
- name: {{ $name }}
  value: {{ include "conn-dict.text" $value | quote }}
{{- end }}
{{- end }}
{{- range $name, $_ := .secretFiles }}
{{- if regexMatch $only $name }}
- name: {{ $name }}_FILE
  value: {{ printf "/etc/conn-dict/secrets/%s" $name }}
{{- end }}
{{- end }}
{{- range $name, $_ := ternary .files .root.Values.files (hasKey . "files") }}
{{- if regexMatch $only $name }}
- name: {{ $name }}
  value: {{ printf "/etc/conn-dict/files/%s" $name }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Node and its allocator: a heap that fits the container, and memory that goes back to the system. */}}
{{- define "conn-dict.memoryVariables" -}}
{{- with dig "limits" "memory" "" . }}
- name: NODE_OPTIONS
  value: --max-old-space-size={{ include "conn-dict.oldSpaceMiB" . }}
{{- end }}
- name: MALLOC_ARENA_MAX
  value: '2'
- name: MALLOC_TRIM_THRESHOLD_
  value: '65536'
{{- end -}}

{{/* Takes root and worker. The worker controller sets address, namespace and version by itself. */}}
{{- define "conn-dict.workerVariables" -}}
{{- $config := .worker.settings.config -}}
{{- if .root.Values.workerController.enabled -}}
{{- $config = omit $config "TEMPORAL_ADDRESS" "TEMPORAL_NAMESPACE" "TEMPORAL_TLS_SERVER_NAME" -}}
{{- end -}}
{{- if not $config.VSYNC_SCRATCH_DIR -}}
{{- $config = merge (dict "VSYNC_SCRATCH_DIR" "/var/lib/conn-dict/vsync") $config -}}
{{- end -}}
{{- include "conn-dict.variables" (dict "root" .root "config" $config "secretFiles" .root.Values.secretFiles) }}
{{- include "conn-dict.memoryVariables" .worker.settings.resources }}
{{- if and .root.Values.versioning.enabled (not .root.Values.workerController.enabled) }}
- name: TEMPORAL_DEPLOYMENT_NAME
  value: {{ include "conn-dict.deploymentName" . | quote }}
- name: TEMPORAL_WORKER_BUILD_ID
  value: {{ include "conn-dict.buildId" . | quote }}
{{- end }}
{{- with .root.Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}
