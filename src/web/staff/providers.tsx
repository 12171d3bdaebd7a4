// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { SourceChange } from '../../providers/source-change.js';
import { Tag } from '../components/tag.js';
import type { ProviderState } from '../deps.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';
import { SourceChanges } from './source-changes.js';

export interface ShownProvider extends ProviderState {
  readonly changes: readonly SourceChange[];
}

/** The configured means of sign-in; those that do not run say why. */
export function Providers({ providers }: { providers: readonly ShownProvider[] }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('staff.providers.title')} lead={t('staff.providers.lead')}>
      <ul class="rows">
        {providers.map(({ id, kind, name, disabled, changes }) => (
          <li key={id}>
            <div class="rows-main">
              <h2 class="h3">{name}</h2>
              <p>
                <span class="code">{id}</span> {kind}
              </p>
              {disabled ? <p>{disabled}</p> : null}
              {changes.length > 0 ? <SourceChanges changes={changes} /> : null}
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
