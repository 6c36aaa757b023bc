import type { Serve } from './transport/http.ts'
import { browserScripts } from './web/browser-scripts.ts'

/** All that the gateway serves beside GraphQL: who knows the address answers. */
export function openSite(): Serve {
  const scripts = browserScripts()
  return (request, response, { pathname }) => {
    const script = scripts.find(pathname)
    script?.serve(request, response)
    return script !== undefined
  }
}
