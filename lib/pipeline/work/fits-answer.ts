import { wholeAnswer } from './limits.ts';

/**
 * Whether a text is one that a Lambda function may answer with. What counts there is JSON, where
 * each quotation mark and end of line is two bytes.
 */
export function fitsAnswer(text: string): boolean {
  return Buffer.byteLength(JSON.stringify(text)) <= wholeAnswer;
}
