/** What every editor of a file is given by the frame around it. */
export interface EditorProps {
  pack: string;
  path: string;
  /** The text to open with; a new `key` opens another text. */
  initial: string;
  /** Where the editor puts its own buttons, beside the frame's. */
  tools: HTMLElement | null;
  onChange: (content: string) => void;
}
