{{/* Which workers the mode has, as a JSON list. */}}
{{- define "conn-dict.workerNames" -}}
{{- ternary (list "combined") (list "claim" "entry" "infraction" "vsync") (eq .Values.mode "combined") | toJson -}}
{{- end -}}

{{/*
The workers as a JSON list. Each has name (claim), suffix (-claim; none for the combined one), fullname, and settings:
worker with what workers.claim says over it, whose config has the one of the chart under it.
*/}}
{{- define "conn-dict.workers" -}}
{{- $workers := list -}}
{{- range $name := include "conn-dict.workerNames" . | fromJsonArray -}}
{{- $settings := mustMergeOverwrite (deepCopy $.Values.worker) (deepCopy (get $.Values.workers $name)) -}}
{{- $_ := set $settings "config" (mustMergeOverwrite (deepCopy $.Values.config) $settings.config) -}}
{{- $suffix := eq $name "combined" | ternary "" (printf "-%s" $name) -}}
{{- $fullname := printf "%s-worker%s" (include "conn-dict.fullname" $) $suffix -}}
{{- $workers = append $workers (dict "name" $name "suffix" $suffix "fullname" $fullname "settings" $settings) -}}
{{- end -}}
{{- $workers | toJson -}}
{{- end -}}

{{/* The task queue that a worker polls. Takes root and worker. */}}
{{- define "conn-dict.taskQueue" -}}
{{- printf "%s%s" (default "conn-dict-task-queue" .worker.settings.config.TEMPORAL_TASK_QUEUE) .worker.suffix -}}
{{- end -}}

{{- define "conn-dict.deploymentName" -}}
{{- printf "%s%s" (default "conn-dict-worker" .root.Values.versioning.deploymentName) .worker.suffix -}}
{{- end -}}

{{/* A build id is a tag that a label takes too; a digest stands in for a tag that may move. */}}
{{- define "conn-dict.buildId" -}}
{{- default (include "conn-dict.tag" (dict "root" .root "image" .worker.settings.image)) .root.Values.versioning.buildId -}}
{{- end -}}

{{- define "conn-dict.healthPort" -}}
{{- default 8081 .HEALTH_PORT | int -}}
{{- end -}}

{{- define "conn-dict.metricsPort" -}}
{{- default 9093 .METRICS_PORT | int -}}
{{- end -}}
