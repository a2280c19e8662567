import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

/** A list's search: asks the server when the typing pauses. `/` jumps here. */
export function SearchBox({
  value,
  placeholder,
  onChange,
}: {
  value: string;
  placeholder: string;
  onChange: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  function change(text: string) {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(text.trim()), 300);
  }
  return (
    <span data-search className="wt-search-box">
      <Input
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        placeholder={placeholder}
        aria-label={placeholder}
        maxLength={100}
        onChange={(event) => change(event.target.value)}
        onPressEnter={() => {
          clearTimeout(timer.current);
          onChange(typed.trim());
        }}
      />
    </span>
  );
}
