import { bundleApp } from '@conn-dict/worker-app/build';

await bundleApp(import.meta.url);
