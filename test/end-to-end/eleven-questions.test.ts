import { afterAll, beforeAll } from '@jest/globals';
import { openReader } from '../support/reader.ts';
import { type SampleSite, serveSample } from '../support/sample-site.ts';
import { askElevenQuestions, today } from './eleven-questions.ts';

let sample: SampleSite;

beforeAll(async () => {
  sample = await serveSample(today);
});

afterAll(() => sample.close());

askElevenQuestions((language) => openReader(sample.origin, language));
