// Proves that the codec server's metrics have the names and labels that the docs tell, and count what has ended.
import { describe, expect, it } from 'vitest';
import { describeMetrics, documentedMetrics } from '../test/metric-descriptions.js';
import { createCodecServerMetrics } from './codec-server-metrics.js';

async function metricsAfterWork(): Promise<string> {
  const readPem = () => Promise.reject(new Error('gone'));
  const metrics = createCodecServerMetrics({
    processMetrics: false,
    certificates: [{ connection: 'codec-server', kind: 'server', readPem }],
  });
  metrics.requestEnded({ operation: 'decode', status: 200, durationSeconds: 0.002 });
  metrics.requestEnded({ operation: 'decode', status: 401, durationSeconds: 0.001 });
  metrics.requestEnded({ operation: 'other', status: undefined, durationSeconds: 3 });
  metrics.payloadsConverted('decode', 7);
  return metrics.text();
}

describe('the metrics of the codec server', () => {
  it('are all in docs/metrics.md, and nothing else is', async () => {
    const described = describeMetrics(await metricsAfterWork()).sort();
    expect(described).toHaveLength(4);
    expect(await documentedMetrics('conn_dict_codec_server')).toEqual(described);
  });

  it('count requests by how they ended, and payloads', async () => {
    const lines = (await metricsAfterWork()).split('\n');
    const requests = 'conn_dict_codec_server_requests_total';
    expect(lines).toEqual(
      expect.arrayContaining([
        `${requests}{operation="decode",status="200"} 1`,
        `${requests}{operation="decode",status="401"} 1`,
        `${requests}{operation="other",status="aborted"} 1`,
        'conn_dict_codec_server_payloads_total{operation="decode"} 7',
        'conn_dict_codec_server_payloads_total{operation="encode"} 0',
        'conn_dict_codec_server_request_duration_seconds_count{operation="decode"} 2',
      ]),
    );
  });

  it('say that a certificate which cannot be read has ended', async () => {
    expect(await metricsAfterWork()).toContain(
      'conn_dict_codec_server_certificate_expiry_timestamp_seconds{connection="codec-server",kind="server"} 0',
    );
  });

  it('come with those of the process', async () => {
    expect(await createCodecServerMetrics().text()).toContain('process_resident_memory_bytes ');
  });
});
