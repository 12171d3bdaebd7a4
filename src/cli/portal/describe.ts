// SPDX-License-Identifier: AGPL-3.0-or-later
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { StartError } from '../../compose/start-error.js';
import { levels } from '../../kernel/level.js';
import { agreementFields } from '../../portal/domain/agreement.js';
import { authMethods } from '../../portal/domain/auth-method.js';
import type { PortalState } from '../../portal/use-cases/plan-portals.js';

const several = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** The options by which a portal is described; `toSaid` reads them. */
export const described = (command: Command): Command =>
  command
    .option('--name <name>', 'what people see')
    .option('--controller <body>', 'the body that answers for its data')
    .option('--agreement <reference>', 'of the act that lets it use SPID, CIE and the like')
    .option('--agreement-signed <day>', 'as 2026-01-31; it is in force from then')
    .option('--agreement-ends <day>', 'its last day, where it has one')
    .option('--agreement-by-processor', 'somebody else runs it on behalf of its controller')
    .option('--redirect-uri <address>', 'where sign-ins lead back to; repeatable', several)
    .option('--post-logout-redirect-uri <address>', 'where sign-outs lead; repeatable', several)
    .option('--return-url <address>', 'where joining leads back to; repeatable', several)
    .option('--scope <scope>', 'what it may ask for; repeatable', several)
    .option('--community <slug>', 'a community that it serves; repeatable', several)
    .option(
      '--sector <sector>',
      'portals of one sector, all of one body, know a member by one subject',
    )
    .addOption(new Option('--minimum-level <level>', 'the weakest sign-in').choices(levels))
    .option('--provider <id>', 'a way in that it accepts; all unless said; repeatable', several)
    .option('--attribute-service <index>', 'the SPID attribute service that it asks for')
    .option('--members-only', 'only members of its communities may sign in')
    .addOption(new Option('--auth-method <method>', 'how it proves itself').choices(authMethods))
    .option('--jwks-uri <address>', 'of the public keys that it signs with');

const strings = z.array(z.string()).optional();
const line = z.string().trim().min(1).max(200).optional();
const options = z.object({
  name: line,
  controller: line,
  agreement: z.union([z.string(), z.literal(false)]).optional(),
  agreementByProcessor: z.literal(true).optional(),
  agreementSigned: z.string().optional(),
  agreementEnds: z.string().optional(),
  redirectUri: strings,
  postLogoutRedirectUri: strings,
  returnUrl: strings,
  scope: strings,
  community: strings,
  sector: line,
  minimumLevel: z.enum(levels).optional(),
  provider: strings,
  attributeService: z.coerce.number().int().min(0).max(65_535).optional(),
  membersOnly: z.literal(true).optional(),
  authMethod: z.enum(authMethods).optional(),
  jwksUri: z.string().trim().min(1).optional(),
});
type Options = z.output<typeof options>;

/** What the options say of a portal; what they do not mention is absent. @throws StartError */
export function toSaid(raw: unknown): Partial<PortalState> {
  const said = parse(options, raw);
  return dropAbsent({
    name: said.name,
    controller: said.controller,
    agreement: agreementOf(said),
    redirectUris: said.redirectUri,
    postLogoutRedirectUris: said.postLogoutRedirectUri,
    returnUrls: said.returnUrl,
    scopes: said.scope,
    communities: said.community,
    sector: said.sector,
    minimumLevel: said.minimumLevel,
    allowedProviders: said.provider,
    attributeService: said.attributeService,
    membershipRequired: said.membersOnly,
  });
}

/** What the options say of how a portal proves itself, beside what it says of itself already. @throws StartError */
export function withProof(
  raw: unknown,
  metadata: PortalState['metadata'],
): Pick<PortalState, 'metadata'> | undefined {
  const { authMethod, jwksUri } = parse(options, raw);
  if (authMethod === undefined && jwksUri === undefined) return undefined;
  const { jwks: _jwks, ...rest } = metadata;
  return {
    metadata: {
      ...(jwksUri === undefined ? metadata : { ...rest, jwks_uri: jwksUri }),
      ...(authMethod && { token_endpoint_auth_method: authMethod }),
    },
  };
}

function agreementOf(said: Options): PortalState['agreement'] | undefined {
  const { agreement: reference, agreementByProcessor, agreementSigned, agreementEnds } = said;
  if (reference === false) return null;
  const parts = [reference, agreementSigned, agreementEnds, agreementByProcessor];
  if (parts.every((part) => part === undefined)) return undefined;
  if (reference === undefined || agreementSigned === undefined)
    throw new StartError('--agreement and --agreement-signed go together');
  return parse(agreementFields, {
    reference,
    signedOn: agreementSigned,
    endsOn: agreementEnds ?? null,
    byProcessor: agreementByProcessor,
  });
}

type Optional<Fields> = { [Name in keyof Fields]?: Fields[Name] | undefined };

function dropAbsent(said: Optional<PortalState>): Partial<PortalState> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** @throws StartError */
export function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new StartError(z.prettifyError(parsed.error));
  return parsed.data;
}
