// SPDX-License-Identifier: AGPL-3.0-or-later
import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.js';

const defaultLimits = { deadline: 5_000, bytes: 1_048_576 };

/** Why a request was not made, or its answer not read; `code` says it to programs. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly code: 'not_web' | 'private_address' | 'redirect' | 'too_large';

  constructor(code: OutboundError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export interface OutboundOptions {
  /** Whether addresses of this machine and of private networks may be reached. */
  readonly allowPrivate: boolean;
  /** Milliseconds for the whole answer. */
  readonly deadline?: number;
  readonly bytes?: number;
  /** By which names are resolved; the system's, unless said. */
  readonly lookup?: Lookup;
  /** What becomes of an answer with more bytes: refused, or without its body for who wants to know the status only. */
  readonly tooLarge?: 'refused' | 'bodiless';
}

type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A `fetch` for addresses that somebody else wrote: unless told otherwise it answers within 5 seconds
 * or fails and reads at most 1 MB; it follows no redirect, and connects to the very address it checked,
 * so that a name that resolves differently the second time leads nowhere (CWE-918).
 * Request bodies are texts or bytes.
 */
export function createOutboundFetch(options: OutboundOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    refuseUnlessWeb(url);
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !options.allowPrivate && isPrivateAddress(literal)) throw refused(url);

    const body = Buffer.from(await request.arrayBuffer());
    const deadline = AbortSignal.timeout(options.deadline ?? defaultLimits.deadline);
    const signal = AbortSignal.any([deadline, request.signal]);
    const headers = Object.fromEntries(request.headers);
    if (body.length > 0) headers['content-length'] = String(body.length);
    const { method } = request;
    const reply = await send(url, { method, headers, signal, lookup: guarded(options) }, body);
    return toResponse(url, reply, options);
  };
}

function refuseUnlessWeb(url: URL): void {
  if (url.protocol === 'https:' || url.protocol === 'http:') return;
  throw new OutboundError('not_web', `${url.protocol} is not an address of the web`);
}

const refused = (url: URL): Error =>
  new OutboundError(
    'private_address',
    `${url.hostname} is a private address: http.outbound.allowPrivate would allow it`,
  );

function send(url: URL, options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = open(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/** Resolves a name, and refuses it when any of its addresses is private. */
function guarded({ allowPrivate, lookup = systemLookup }: OutboundOptions): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      if (!allowPrivate && addresses.some(({ address }) => isPrivateAddress(address))) {
        return callback(refused(new URL(`http://${hostname}`)), []);
      }
      answer(addresses, options.all === true, callback);
    });
  };
}

function answer(
  addresses: LookupAddress[],
  all: boolean,
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses;
  if (all || !first) callback(null, addresses);
  else callback(null, first.address, first.family);
}

async function toResponse(
  url: URL,
  reply: IncomingMessage,
  { bytes: most = defaultLimits.bytes, tooLarge = 'refused' }: OutboundOptions,
): Promise<Response> {
  const status = reply.statusCode ?? 502;
  if (status >= 300 && status < 400 && status !== 304) {
    reply.destroy();
    throw new OutboundError(
      'redirect',
      `${url.origin} answered with a redirect, which is not followed`,
    );
  }
  const body = await readAtMost(reply, most);
  if (body === undefined && tooLarge === 'refused') {
    throw new OutboundError('too_large', `${url.origin} answered with more than ${most} bytes`);
  }
  const headers = headersOf(reply);
  const response = new Response(withoutBody.has(status) ? null : (body ?? null), {
    status,
    headers,
  });
  // `fetch` gives the address with the response; openid-client and others compare it.
  Object.defineProperty(response, 'url', { value: url.href });
  return response;
}

/** With these a `Response` takes no body, not even an empty one (Fetch, "null body status"). */
const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** Undefined where there is more; the connection is closed then. */
async function readAtMost(
  reply: IncomingMessage,
  most: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of reply) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > most) {
      reply.destroy();
      return undefined;
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function headersOf(reply: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(reply.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}
