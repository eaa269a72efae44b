{{- define "conn-dict.cpuScaling" -}}
minReplicas: {{ .minReplicas }}
maxReplicas: {{ .maxReplicas }}
metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: {{ .cpuUtilizationPercent }}
{{ include "conn-dict.scalingBehavior" . }}
{{- end -}}

{{/* Up at once; down by one pod a minute, as each that goes has to drain and its workflows are replayed elsewhere. */}}
{{- define "conn-dict.scalingBehavior" -}}
behavior:
  scaleDown:
    stabilizationWindowSeconds: 300
    policies:
      - type: Pods
        value: 1
        periodSeconds: 60
{{- end -}}
