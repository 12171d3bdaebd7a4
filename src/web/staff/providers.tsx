// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Tag } from '../components/tag.js';
import type { ProviderState } from '../deps.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';

/** The configured means of sign-in; those that do not run say why. */
export function Providers({ providers }: { providers: readonly ProviderState[] }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.providers.title')} lead={t('staff.providers.lead')}>
      <ul class="rows">
        {providers.map(({ id, kind, name, disabled }) => (
          <li key={id}>
            <div class="rows-main">
              <h2 class="h3">{name}</h2>
              <p>
                <span class="code">{id}</span> {kind}
              </p>
              {disabled ? <p>{disabled}</p> : null}
            </div>
            <Tag tone={disabled ? 'danger' : 'success'}>
              {disabled ? t('staff.providers.off') : t('staff.providers.on')}
            </Tag>
          </li>
        ))}
      </ul>
    </StaffFrame>
  );
}
