export { readText } from '../../../shared/values';
