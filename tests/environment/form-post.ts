// Sends what a browser sends for a plain HTML form, and reads the page that comes.
export interface AnsweredPage {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What a person reads, without tags. */
  readonly text: string;
}

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** @param body fields by name, or a body as it is */
export async function postForm(
  url: string,
  body: FormFields | string | undefined,
  headers: Record<string, string> = {},
): Promise<AnsweredPage> {
  const encoded = typeof body === 'object' ? encode(body) : body;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    ...(encoded !== undefined && { body: encoded }),
  });
  const html = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    html,
    text: html.replace(/<style>.*<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' '),
  };
}

function encode(fields: FormFields): string {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) encoded.append(name, one);
  }
  return encoded.toString();
}
