{{/* Takes root and component. */}}
{{- define "conn-dict.selectorLabels" -}}
app.kubernetes.io/name: {{ include "conn-dict.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* Takes root and component. */}}
{{- define "conn-dict.labels" -}}
{{ include "conn-dict.selectorLabels" . }}
app.kubernetes.io/part-of: conn-dict
app.kubernetes.io/version: {{ coalesce .root.Values.image.tag .root.Chart.AppVersion | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Every pod of the release. */}}
{{- define "conn-dict.releaseLabels" -}}
app.kubernetes.io/name: {{ include "conn-dict.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* A selector of the workers among the pods of the release; what comes in is added to them. */}}
{{- define "conn-dict.workerSelector" -}}
matchLabels:
  {{- include "conn-dict.releaseLabels" .root | nindent 2 }}
matchExpressions:
  - key: app.kubernetes.io/component
    operator: In
    values: {{ concat (include "conn-dict.workerNames" .root | fromJsonArray) (default (list) .others) | toJson }}
{{- end -}}
