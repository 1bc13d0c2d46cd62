declare module 'autocannon' {
  interface Result {
    requests: { total: number }
    /** Seconds. */
    duration: number
    non2xx: number
    errors: number
  }
  const autocannon: (options: { url: string; connections: number; amount: number }) => Promise<Result>
  export default autocannon
}
