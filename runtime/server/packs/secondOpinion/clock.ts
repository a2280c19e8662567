interface Pending {
  element: string;
  ring(): void;
}

/** A clock that stands still: the scenario says which timer fires, so that working days need not be counted twice. */
export class StillClock {
  private readonly pending = new Set<Pending>();

  /** What bpmn-engine takes for its timers. */
  readonly timers = {
    executing: [] as never[],
    setTimeout: (): Pending => ({ element: '', ring: () => undefined }),
    clearTimeout: (pending: Pending): undefined => {
      this.pending.delete(pending);
    },
    register: ({ id }: { id: string }) => ({
      setTimeout: (ring: () => void): Pending => {
        const pending = { element: id, ring };
        this.pending.add(pending);
        return pending;
      },
      clearTimeout: (pending: Pending): undefined => {
        this.pending.delete(pending);
      },
    }),
  };

  /** Lets the oldest timer of the element fire. False: none is set. */
  fire(element: string): boolean {
    const due = [...this.pending].find((pending) => pending.element === element);
    if (!due) return false;
    this.pending.delete(due);
    due.ring();
    return true;
  }
}
