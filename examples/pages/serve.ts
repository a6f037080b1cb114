import { openDatabase, readSettings } from '@palaute/collector';
import { demoKeys } from '../demo/keys.ts';
import type { Example } from './example.ts';
import { createSite, pageOrigin } from './site.ts';

/** Serves an example until Ctrl-C. What is sent stays in `.palaute/examples`. */
export async function serve(example: Example): Promise<void> {
  const { env } = process;
  const settings = readSettings({
    LOG_LEVEL: 'warn',
    PORT: '8090',
    ...(env['DATABASE_URL'] === undefined && { PALAUTE_FOLDER: '.palaute/examples' }),
    ...env,
  });
  const { port, logLevel } = settings;
  const database = await openDatabase(settings.database);
  const { site: siteKey, provider: providerKey } = demoKeys();
  const app = await createSite({ database, siteKey, providerKey, port, examples: [example], logLevel });
  let isClosing = false;
  const close = async () => {
    if (isClosing) return;
    isClosing = true;
    await app.close();
    await database.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());
  try {
    await app.listen({ port, host: 'localhost' });
  } catch (error) {
    await close();
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    process.stderr.write(`Port ${port} is taken. Choose another with PORT=8091.\n`);
    process.exit(1);
  }
  const { name, pages = ['index.html'] } = example;
  const addresses = pages.map((page) => `  ${pageOrigin(port)}/${name}/${page.replace('index.html', '')}`);
  process.stdout.write(`\n${addresses.join('\n')}\n\n  Ctrl-C to stop.\n`);
}
