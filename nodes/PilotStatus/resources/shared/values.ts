export { isSet, readBoolean } from '../../../shared/values';
