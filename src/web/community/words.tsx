// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ShownCount } from '../../membership/domain/community.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';

/** "612 members"; a handful of people is never counted out. */
export function MemberCount({ members }: { members: ShownCount }): VNode {
  const { t } = useView();
  return (
    <span>
      {members === 'fewer_than_five'
        ? t('community.members.few')
        : t('community.members', { count: members })}
    </span>
  );
}

/** A province by its name, its two letters when it is not one of ours, or the whole region. */
export function Territory({ province }: { province: string | undefined }): VNode {
  const { t } = useView();
  if (province === undefined) return <span>{t('catalogue.whole_region')}</span>;
  return <span>{textOr(t, `province.${province}`, province)}</span>;
}

export const provinceCodes = ['BO', 'FC', 'FE', 'MO', 'PC', 'PR', 'RA', 'RE', 'RN'] as const;
