/** To Postgres, of each server that is measured; as many as the gateway has when nobody says otherwise. */
export const MAX_CONNECTIONS = 10
