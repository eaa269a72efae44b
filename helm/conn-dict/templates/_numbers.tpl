{{/* A value as the worker reads it: values come as floating point, which Go writes as 1e+07. */}}
{{- define "conn-dict.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- printf "%.0f" . -}}
{{- else -}}
{{- toString . -}}
{{- end -}}
{{- end -}}

{{/* Whole seconds of a duration as Go writes it (30s, 1m30s), rounded up. */}}
{{- define "conn-dict.seconds" -}}
{{- $begin := toDate "2006-01-02T15:04:05Z07:00" "1970-01-01T00:00:00Z" -}}
{{- $begin | mustDateModify . | mustDateModify "999ms" | unixEpoch -}}
{{- end -}}

{{/* 80 % of a memory limit (1Gi), in MiB: what V8 may keep; the SDK's core, buffers and code need the rest. */}}
{{- define "conn-dict.oldSpaceMiB" -}}
{{- $units := dict "" 1 "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 -}}
{{- $bytes := mulf (regexFind "^[0-9.]+" . | float64) (get $units (regexFind "[A-Za-z]*$" .)) -}}
{{- divf (mulf $bytes 0.8) 1048576 | floor | int -}}
{{- end -}}
