// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';

interface CorrespondenceProps<Message> {
  readonly messages: readonly Message[];
  /** Who wrote it, and when. */
  readonly heading: (message: Message) => string;
}

/** What the sides of a case wrote, in its order. */
export function Correspondence<
  Message extends { readonly body: string; readonly writtenAt: Date },
>({ messages, heading }: CorrespondenceProps<Message>): VNode {
  return (
    <ul class="rows">
      {messages.map((message) => (
        <li key={message.writtenAt.getTime()}>
          <div class="rows-main">
            <h3>{heading(message)}</h3>
            <blockquote>{message.body}</blockquote>
          </div>
        </li>
      ))}
    </ul>
  );
}
