import type { ServiceItemSource } from '../../service/types.ts';
import type { View } from '../view.ts';

const TASK = /<(?:[\w-]+:)?userTask\b[^>]*>/g;
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** What people call the steps of an item's process, by their ids. Read from the text: nothing is compiled for a name. */
export function stepNames({ parts }: View, { process }: Pick<ServiceItemSource, 'process'>): Record<string, string> {
  const tags = parts.processes.get(process)?.value.match(TASK) ?? [];
  return Object.fromEntries(
    tags.flatMap((tag) => {
      const [id, name] = [attribute(tag, 'id'), attribute(tag, 'name')];
      return id === undefined || name === undefined ? [] : [[id, name]];
    }),
  );
}
