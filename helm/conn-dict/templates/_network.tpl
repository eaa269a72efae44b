{{/*
Where the workers have to get to: destination to the ports of all of them, as JSON. What config does not name has none:
no Redis, no traces, a socket for PostgreSQL, a file for events.
*/}}
{{- define "conn-dict.destinations" -}}
{{- $ports := dict "temporal" (list) "postgres" (list) "redis" (list) "pulsar" (list) "bridge" (list) "otlp" (list) -}}
{{- range $worker := include "conn-dict.workers" . | fromJsonArray -}}
{{- $config := $worker.settings.config -}}
{{- range $name, $url := dict "temporal" $config.TEMPORAL_ADDRESS "bridge" $config.BRIDGE_GRPC_ADDR "redis" $config.REDIS_URL "pulsar" $config.PULSAR_URL "otlp" $config.OTEL_EXPORTER_OTLP_ENDPOINT -}}
{{- $_ := set $ports $name (concat (get $ports $name) (include "conn-dict.portsOf" (default "" $url) | fromJsonArray)) -}}
{{- end -}}
{{- end -}}
{{- range $config := include "conn-dict.databaseConfigs" . | fromJsonArray -}}
{{- if not (hasPrefix "/" (default "" $config.POSTGRES_HOST)) -}}
{{- $_ := set $ports "postgres" (append $ports.postgres (default 5432 $config.POSTGRES_PORT | int)) -}}
{{- end -}}
{{- end -}}
{{- range $name, $all := $ports -}}
{{- $_ := set $ports $name (uniq $all) -}}
{{- end -}}
{{- toJson $ports -}}
{{- end -}}

{{/* The variables of all that talk to PostgreSQL: the workers and the migration. */}}
{{- define "conn-dict.databaseConfigs" -}}
{{- $configs := list (mustMergeOverwrite (deepCopy .Values.config) .Values.migration.config) -}}
{{- range include "conn-dict.workers" . | fromJsonArray -}}
{{- $configs = append $configs .settings.config -}}
{{- end -}}
{{- toJson $configs -}}
{{- end -}}

{{/* The ports of an address or URL as a JSON list: those that it names (pulsar://a:6650,b:6651), else that of its scheme. */}}
{{- define "conn-dict.portsOf" -}}
{{- $ports := list -}}
{{- $scheme := regexFind "^[a-z+]+://" . -}}
{{- $host := regexReplaceAll "/.*$" (trimPrefix $scheme .) "" -}}
{{- range regexFindAll ":[0-9]+(,|$)" $host -1 -}}
{{- $ports = append $ports (trimAll ":," . | int) -}}
{{- end -}}
{{- $usual := get (dict "redis://" 6379 "rediss://" 6379 "ws://" 80 "wss://" 443 "http://" 80 "https://" 443) $scheme -}}
{{- if and (not $ports) $usual -}}
{{- $ports = list $usual -}}
{{- end -}}
{{- toJson $ports -}}
{{- end -}}

{{/* Takes root, name and component. */}}
{{- define "conn-dict.policyHead" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "conn-dict.fullname" .root }}-{{ .name }}
  labels:
    {{- include "conn-dict.labels" (dict "root" .root "component" "network") | nindent 4 }}
{{- end -}}
