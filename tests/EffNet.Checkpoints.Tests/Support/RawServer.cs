using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EffNet.CheckpointTests.Support;

/// <summary>A server that answers every request with the same bytes and closes the connection, for responses that a real server does not allow.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;

    public RawServer(string headers, byte[] body)
    {
        _answer = [.. Encoding.ASCII.GetBytes(headers.ReplaceLineEndings("\r\n") + "\r\n\r\n"), .. body];
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                await stream.ReadExactlyAsync(new byte[16]);
                await stream.WriteAsync(_answer);
                client.Client.Shutdown(SocketShutdown.Send);

                // Reads until the client closes the connection. If a socket is closed with unread bytes, the sent bytes are discarded.
                while (await stream.ReadAsync(new byte[1024]) > 0)
                    ;
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
