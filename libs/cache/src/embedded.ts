export { startTestRedis, type TestRedis, type TestRedisOptions } from './embedded/test-redis.js';
