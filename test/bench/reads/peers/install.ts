import { installPackages } from '../../../install-packages.ts'

/** The peers that reads are compared with: 325 MB that only this benchmark needs. */
export function installPeers(): void {
  installPackages(new URL('./', import.meta.url))
}
