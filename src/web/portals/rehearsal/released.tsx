// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Rehearsal, RehearsedScope } from '../../../portal/use-cases/rehearsal-types.js';
import { useView } from '../../view.js';

/** The claims, by what asks for them and as they would arrive, with why some are missing. */
export function Released({ rehearsal }: { rehearsal: Rehearsal }): VNode {
  const { t } = useView();
  const { scopes, idToken, userinfo, withheld, notServed } = rehearsal;
  return (
    <section class="section">
      <h2>{t('portals.try.claims')}</h2>
      <p>{t('portals.try.claims.lead')}</p>
      <ByScope scopes={scopes} />
      {notServed.length > 0 ? (
        <p>{t('portals.try.not_served', { names: notServed.join(', ') })}</p>
      ) : null}
      {withheld.length > 0 ? (
        <p>{t('portals.try.withheld', { scopes: withheld.join(', ') })}</p>
      ) : null}
      <h3>{t('portals.try.id_token')}</h3>
      <p>{t('portals.try.id_token.lead')}</p>
      <Json title={t('portals.try.id_token')} claims={idToken} />
      <h3>{t('portals.try.userinfo')}</h3>
      <Json title={t('portals.try.userinfo')} claims={userinfo} />
    </section>
  );
}

function ByScope({ scopes }: { scopes: readonly RehearsedScope[] }): VNode {
  const { t } = useView();
  const title = t('portals.try.by_scope');
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('portals.try.scope')}</th>
            <th scope="col">{t('portals.try.claim')}</th>
            <th scope="col">{t('portals.try.arrives')}</th>
          </tr>
        </thead>
        <tbody>
          {scopes.flatMap(({ scope, claims }) =>
            claims.map(({ name, arrives, missing }) => (
              <tr key={`${scope} ${name}`}>
                <td>
                  <span class="code">{scope}</span>
                </td>
                <th scope="row">
                  <span class="code">{name}</span>
                </th>
                <td>
                  {missing
                    ? t(`portals.try.missing.${missing}`)
                    : arrives.map((place) => t(`portals.try.arrives.${place}`)).join(', ')}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Json(props: { title: string; claims: Readonly<Record<string, unknown>> }): VNode {
  const { title, claims } = props;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <pre>
        <code>{JSON.stringify(claims, undefined, 2)}</code>
      </pre>
    </div>
  );
}
