// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { readLackingLevel } from '../../membership/use-cases/founding/read-own-level.js';
import { Alert } from '../components/alert.js';
import { useView } from '../view.js';

export type LevelLack = NonNullable<Awaited<ReturnType<typeof readLackingLevel>>>;

/** That a community is managed with a stronger way in than the reader has: said before the staff decides. */
export function Lacking({
  lack,
  children,
}: {
  lack: LevelLack;
  children: ComponentChildren;
}): VNode {
  const { t } = useView();
  const words = { required: t(`level.${lack.required}`), current: t(`level.${lack.level}`) };
  return (
    <Alert kind="warning" title={t('founding.lacking')}>
      <p>{t('founding.lacking.text', words)}</p>
      {children}
    </Alert>
  );
}
