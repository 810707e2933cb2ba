using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Kata.Live;

/// <summary>
/// Kestrel without the rest of ASP.NET: it passes each request on, and adds the headers that tell the
/// browser to load nothing from anywhere else.
/// </summary>
public sealed class LiveServer : IDisposable
{
    private static readonly (string Name, string Value)[] _headers =
    [
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ];

    private readonly KestrelServer _server;

    private LiveServer(KestrelServer server)
    {
        _server = server;
        Port = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    /// <summary>The port it listens to.</summary>
    public int Port { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="where">Where it listens.</param>
    /// <param name="answer">Answers a request.</param>
    /// <exception cref="IOException">It can't listen there.</exception>
    public static LiveServer Start(ServerOptions where, Func<LiveRequest, Task<LiveResponse>> answer)
    {
        ArgumentNullException.ThrowIfNull(where);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = where.MaxBody;
        options.Limits.MaxConcurrentConnections = where.MaxConnections;
        options.Listen(where.Address, where.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            var connections = new ConnectionLimit(where.MaxConnectionsOfOne);
            listen.Use(next => connection => connections.Run(connection, next));
        });
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
        try
        {
            server.StartAsync(new Application(answer, where.MaxBody), CancellationToken.None).GetAwaiter().GetResult();
            return new LiveServer(server);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            server.Dispose();
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        _server.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
        _server.Dispose();
    }

    private sealed class Application(Func<LiveRequest, Task<LiveResponse>> answer, int maxBody) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }

        public async Task ProcessRequestAsync(HttpContext context)
        {
            var request = context.Request;
            var response = await answer(new LiveRequest(
                request.Method,
                request.Path.Value ?? "",
                request.Headers.Host,
                request.Headers.Origin.Count == 0 ? null : request.Headers.Origin.ToString(),
                () => Read(context),
                context.Connection.RemoteIpAddress?.ToString() ?? "")).ConfigureAwait(false);
            try
            {
                await Write(context, response).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The page was closed.
            }
        }

        private async Task<byte[]> Read(HttpContext context)
        {
            using var body = new MemoryStream();
            try
            {
                await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
            }
            catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                throw new TooLongException(maxBody);
            }

            return body.ToArray();
        }

        private static async Task Write(HttpContext context, LiveResponse response)
        {
            var (target, over) = (context.Response, context.RequestAborted);
            (target.StatusCode, target.ContentType) = (response.Status, response.ContentType);
            foreach (var (name, value) in _headers)
            {
                target.Headers[name] = value;
            }

            if (response.Status == StatusCodes.Status413PayloadTooLarge)
            {
                // The rest of the body isn't read, so the connection can't be used again.
                target.Headers.Connection = "close";
            }

            if (response.Status == StatusCodes.Status204NoContent)
            {
                // With a length, even 0, Kestrel would close the connection after it.
                return;
            }

            if (response.Events is not { } events)
            {
                target.ContentLength = response.Body.Length;
                await target.Body.WriteAsync(response.Body, over).ConfigureAwait(false);
                return;
            }

            await foreach (var one in events.WithCancellation(over).ConfigureAwait(false))
            {
                await target.Body.WriteAsync(one, over).ConfigureAwait(false);
                await target.Body.FlushAsync(over).ConfigureAwait(false);
            }
        }
    }
}
