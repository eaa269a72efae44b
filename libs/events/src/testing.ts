export { startTestPulsar, type TestPulsar, type TestPulsarOptions } from './testing/test-pulsar.js';
export { readTopic, type ReadTopicOptions, type TopicMessage } from './testing/topic-reader.js';
