{{/*
The codec server as JSON, in the shape of a worker: name, suffix, fullname and settings. Its keys, the id of the one in use
and the level of its log are those of the chart, unless it has its own.
*/}}
{{- define "conn-dict.codecServer" -}}
{{- $settings := deepCopy .Values.codecServer -}}
{{- $_ := set $settings "config" (mustMergeOverwrite (pick (deepCopy .Values.config) "PAYLOAD_ENCRYPTION_KEY_ID" "LOG_LEVEL") $settings.config) -}}
{{- $_ := set $settings "secretFiles" (mustMergeOverwrite (pick (deepCopy .Values.secretFiles) "PAYLOAD_ENCRYPTION_KEYS") $settings.secretFiles) -}}
{{- $fullname := printf "%s-codec-server" (include "conn-dict.fullname" .) -}}
{{- dict "name" "codec-server" "suffix" "-codec-server" "fullname" $fullname "settings" $settings | toJson -}}
{{- end -}}

{{/* http, or https where it has a certificate. Takes settings. */}}
{{- define "conn-dict.codecServerScheme" -}}
{{- ternary "https" "http" (hasKey .files "CODEC_SERVER_TLS_CERT_FILE") -}}
{{- end -}}

{{- define "conn-dict.codecServerAccountName" -}}
{{- if .Values.codecServer.serviceAccountName -}}
{{- .Values.codecServer.serviceAccountName -}}
{{- else -}}
{{- ternary (printf "%s-codec-server" (include "conn-dict.fullname" .)) "default" .Values.serviceAccount.create -}}
{{- end -}}
{{- end -}}

{{/* What keeps it from starting, as a JSON list of sentences: without keys it cannot decrypt, and nobody may ask unasked. Takes settings. */}}
{{- define "conn-dict.codecServerFaults" -}}
{{- $faults := list -}}
{{- if not (hasKey .secretFiles "PAYLOAD_ENCRYPTION_KEYS") -}}
{{- $faults = append $faults "secretFiles.PAYLOAD_ENCRYPTION_KEYS is missing: the keys that the workers have" -}}
{{- end -}}
{{- if not .config.PAYLOAD_ENCRYPTION_KEY_ID -}}
{{- $faults = append $faults "config.PAYLOAD_ENCRYPTION_KEY_ID is missing: the key that encrypts" -}}
{{- end -}}
{{- $isKeySetFile := hasKey .files "CODEC_SERVER_JWKS_FILE" -}}
{{- $isKeySetUrl := not (empty .config.CODEC_SERVER_JWKS_URL) -}}
{{- if not (or (hasKey .secretFiles "CODEC_SERVER_TOKENS") $isKeySetFile $isKeySetUrl) -}}
{{- $faults = append $faults "nobody may ask: it needs secretFiles.CODEC_SERVER_TOKENS, files.CODEC_SERVER_JWKS_FILE or config.CODEC_SERVER_JWKS_URL" -}}
{{- end -}}
{{- if and $isKeySetFile $isKeySetUrl -}}
{{- $faults = append $faults "files.CODEC_SERVER_JWKS_FILE and config.CODEC_SERVER_JWKS_URL do not go together" -}}
{{- end -}}
{{- range $name := list "CODEC_SERVER_JWT_ISSUER" "CODEC_SERVER_JWT_AUDIENCE" -}}
{{- if ne (or $isKeySetFile $isKeySetUrl) (not (empty (get $.config $name))) -}}
{{- $faults = append $faults (printf "config.%s goes with a key set, CODEC_SERVER_JWKS_FILE or _URL, and is nothing without" $name) -}}
{{- end -}}
{{- end -}}
{{- if ne (hasKey .files "CODEC_SERVER_TLS_CERT_FILE") (hasKey .files "CODEC_SERVER_TLS_KEY_FILE") -}}
{{- $faults = append $faults "files.CODEC_SERVER_TLS_CERT_FILE and files.CODEC_SERVER_TLS_KEY_FILE go together" -}}
{{- end -}}
{{- $faults | toJson -}}
{{- end -}}
