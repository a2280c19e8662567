/** Events in the order of their time; of one time in the order in which they were put in. */
export interface EventQueue<T> {
  size(): number;
  put(at: number, event: T): void;
  take(): { at: number; event: T } | undefined;
}

interface Entry<T> {
  at: number;
  order: number;
  event: T;
}

const before = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap. */
export function eventQueue<T>(): EventQueue<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  return {
    size: () => heap.length,
    put(at, event) {
      heap.push({ at, order: order++, event });
      rise(heap, heap.length - 1);
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first && last && heap.length > 0) {
        heap[0] = last;
        sink(heap, 0);
      }
      return first;
    },
  };
}

function swap<T>(heap: Entry<T>[], a: number, b: number): void {
  const kept = heap[a] as Entry<T>;
  heap[a] = heap[b] as Entry<T>;
  heap[b] = kept;
}

function rise<T>(heap: Entry<T>[], from: number): void {
  for (let at = from; at > 0; ) {
    const above = (at - 1) >> 1;
    if (!before(heap[at] as Entry<T>, heap[above] as Entry<T>)) return;
    swap(heap, at, above);
    at = above;
  }
}

function sink<T>(heap: Entry<T>[], from: number): void {
  for (let at = from; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let least = at;
    if (left < heap.length && before(heap[left] as Entry<T>, heap[least] as Entry<T>)) least = left;
    if (right < heap.length && before(heap[right] as Entry<T>, heap[least] as Entry<T>)) least = right;
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}
