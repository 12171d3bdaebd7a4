// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { IconName } from '../assets/icons.js';
import { Icon } from './icon.js';

export type AlertKind = 'info' | 'success' | 'warning' | 'danger';

const icons: Record<AlertKind, IconName> = {
  info: 'info-circle',
  success: 'check-circle',
  warning: 'warning-circle',
  danger: 'error',
};

interface AlertProps {
  readonly kind?: AlertKind;
  readonly title?: string;
  readonly children?: ComponentChildren;
}

export function Alert({ kind = 'info', title, children }: AlertProps): VNode {
  return (
    <div class={`alert alert--${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div>
        {title ? (
          <p>
            <strong>{title}</strong>
          </p>
        ) : null}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
