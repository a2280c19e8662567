/** Waited for after every file, so that a server can answer others in between. */
export type Pause = () => void | Promise<void>;
