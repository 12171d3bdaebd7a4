// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Alert } from '../components/alert.js';
import { useView } from '../view.js';

/** What takes a second person of the regional staff, where the reader is alone: how one comes, and what cannot wait. */
export function LoneStaff(): VNode {
  const { t } = useView();
  return (
    <Alert kind="warning" title={t('staff.lone.title')}>
      <p>{t('staff.lone.invite')}</p>
      <p>{t('staff.lone.urgent')}</p>
    </Alert>
  );
}
