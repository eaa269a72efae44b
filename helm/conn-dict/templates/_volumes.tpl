{{/*
One volume for secrets and files, which Kubernetes keeps up to date: a renewed certificate gets there without a restart.
Takes root, secretFiles, files (those of the chart unless it is given) and only: a pattern of names.
*/}}
{{- define "conn-dict.filesVolume" -}}
{{- $only := default "" .only -}}
- name: files
  projected:
    # 0440: the owner is root, the group that of the pod.
    defaultMode: 288
    sources:
      {{- range $name, $from := .secretFiles }}
      {{- if regexMatch $only $name }}
      - secret:
          name: {{ default $.root.Values.existingSecret $from.secret }}
          items:
            - key: {{ default $name $from.key }}
              path: secrets/{{ $name }}
      {{- end }}
      {{- end }}
      {{- range $name, $from := ternary .files .root.Values.files (hasKey . "files") }}
      {{- if regexMatch $only $name }}
      - {{ ternary "secret" "configMap" (hasKey $from "secret") }}:
          name: {{ coalesce $from.secret $from.configMap }}
          items:
            - key: {{ $from.key }}
              path: files/{{ $name }}
      {{- end }}
      {{- end }}
{{- end -}}

{{- define "conn-dict.filesMount" -}}
- name: files
  mountPath: /etc/conn-dict
  readOnly: true
{{- end -}}
