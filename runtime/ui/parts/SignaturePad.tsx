import { Button } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';
import { ApiError, type FileRef } from '../api/client.ts';
import { FileUpload } from './FileUpload.tsx';
import { useUploads } from './uploads.ts';

const width = 480;
const height = 160;

const toBlob = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));

/** Where the pointer is in the picture's own pixels. */
function pointOf(event: PointerEvent<HTMLCanvasElement>): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
}

/** Signing by pen, finger or mouse; 「确认签名」 uploads the picture, 「重签」 begins again. */
export function SignaturePad({
  id,
  file,
  onChange,
}: {
  id: string;
  file: FileRef | undefined;
  onChange: (file: FileRef | undefined) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const uploads = useUploads();

  function draw(event: PointerEvent<HTMLCanvasElement>) {
    const context = event.currentTarget.getContext('2d');
    if (!context || event.buttons === 0) return;
    const [x, y] = pointOf(event);
    context.lineWidth = 1.5 + (event.pressure || 0.5) * 2;
    context.lineCap = 'round';
    context.strokeStyle = '#111';
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId);
      context.beginPath();
      context.moveTo(x, y);
      return;
    }
    context.lineTo(x, y);
    context.stroke();
    setDrawn(true);
  }

  function clear() {
    canvas.current?.getContext('2d')?.clearRect(0, 0, width, height);
    setDrawn(false);
  }

  async function confirm() {
    const picture = canvas.current ? await toBlob(canvas.current) : null;
    if (!picture) return;
    setBusy(true);
    setError(undefined);
    try {
      onChange(await uploads.upload(picture, '签名.png'));
    } catch (failure) {
      setError(failure instanceof ApiError ? failure.problem.detail : '签名没有保存，请重试');
    }
    setBusy(false);
  }

  if (file) {
    return (
      <div className="wt-signature">
        {uploads.url(file) ? (
          <img src={uploads.url(file)} alt="手写签名" className="wt-signature-image" />
        ) : (
          <span>已签名</span>
        )}
        <Button size="small" onClick={() => onChange(undefined)}>
          重签
        </Button>
      </div>
    );
  }
  return (
    <div className="wt-signature">
      <canvas
        ref={canvas}
        id={id}
        width={width}
        height={height}
        className="wt-signature-pad"
        aria-label="签名区，请用笔、手指或鼠标书写"
        onPointerDown={draw}
        onPointerMove={draw}
      />
      <div className="wt-row">
        <Button size="small" type="primary" ghost disabled={!drawn} loading={busy} onClick={() => void confirm()}>
          确认签名
        </Button>
        <Button size="small" disabled={!drawn} onClick={clear}>
          重签
        </Button>
        <FileUpload files={[]} accept={['jpg', 'png']} label="上传签名照片" onChange={(files) => onChange(files[0])} />
        {error ? (
          <span className="wt-field-error" role="alert">
            {error}
          </span>
        ) : null}
      </div>
    </div>
  );
}
