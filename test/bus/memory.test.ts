import { memoryBus } from '../../src/bus/memory.ts'
import { busContract } from '../contract/bus.ts'

busContract('within one process', async (onError) => memoryBus(onError))
