export const PublicHome = (_: { path: string; data: unknown }) => <main><h1>Xung Kích</h1></main>
