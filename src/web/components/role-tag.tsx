// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MemberPage } from '../../membership/use-cases/list-members.js';
import { useView } from '../view.js';
import { Tag } from './tag.js';

/** A role as it stands beside a name in a list: held, offered or proposed. */
export function RoleTag({ role, status }: MemberPage['items'][number]['roles'][number]): VNode {
  const { t } = useView();
  const name = { role: t(`role.${role}`) };
  if (status === 'offered') return <Tag tone="warning">{t('manage.members.offered', name)}</Tag>;
  if (status === 'proposed') return <Tag tone="warning">{t('manage.members.proposed', name)}</Tag>;
  return <Tag tone="info">{name.role}</Tag>;
}
