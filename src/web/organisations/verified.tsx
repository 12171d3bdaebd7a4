// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** When an affiliation was found to be so; nothing where somebody only says it. */
export function Verified({ at }: { readonly at: Date | undefined }): VNode | null {
  const { t } = useView();
  return at ? (
    <p>
      <Time after={t('affiliation.verified_at')} at={at} />
    </p>
  ) : null;
}
