{{/* The name that app.kubernetes.io/name carries, and that jobLabel gives to Prometheus. */}}
{{- define "conn-dict.name" -}}
{{- default "conn-dict-worker" .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* What the names of all objects begin with: the release, or release and chart where the release does not say conn-dict. */}}
{{- define "conn-dict.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "conn-dict.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (printf "%s-worker" (include "conn-dict.fullname" .)) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* The image of a program, without the registry's port or path being taken for a tag. Takes root, image and suffix. */}}
{{- define "conn-dict.image" -}}
{{- $image := .image -}}
{{- $repository := default (printf "%s%s" .root.Values.image.repository .suffix) $image.repository -}}
{{- $digest := default (ternary .root.Values.image.digest "" (empty .suffix)) $image.digest -}}
{{- if $digest -}}
{{- printf "%s@%s" $repository $digest -}}
{{- else -}}
{{- printf "%s:%s" $repository (include "conn-dict.tag" .) -}}
{{- end -}}
{{- end -}}

{{- define "conn-dict.tag" -}}
{{- coalesce .image.tag .root.Values.image.tag .root.Chart.AppVersion -}}
{{- end -}}
