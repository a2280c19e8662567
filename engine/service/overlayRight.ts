export type OverlayRight = 'locked' | 'narrow-only' | 'free';
