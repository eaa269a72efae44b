import { flag, object, passedOn } from '../json-schema.js';

const peers = (description: string) => passedOn('array', description);
const egress = (where: string) =>
  peers(`Where ${where}; empty: anywhere, at the ports of \`config\`.`);

/** Who may talk to the pods, and they to whom: lists of NetworkPolicyPeer. */
export const networkPolicy = object({
  enabled: flag('Whether all is denied but what is named here.'),
  monitoring: peers('Who may read `/metrics`.'),
  health: peers('Who may ask `/health` and `/ready`, beside the kubelet and `helm test`.'),
  codecClients: peers('Who may ask the codec server: what brings browsers and CLIs to it.'),
  dns: peers('Where names are resolved.'),
  temporal: egress('Temporal is'),
  postgres: egress('PostgreSQL is'),
  redis: egress('Redis is'),
  pulsar: egress('Pulsar is'),
  bridge: egress('the Bridge is'),
  otlp: egress('traces go'),
  identity: peers(
    'Where CODEC_SERVER_JWKS_URL is; empty: anywhere, at its port. Only of the codec server.',
  ),
  extraEgress: passedOn('array', 'More egress rules, as a NetworkPolicy has them.'),
});
