using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EffNet.CheckpointTests.Support;

/// <summary>A server that answers every request with the same bytes and hangs up: for answers that no real server lets one give.</summary>
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

                // Until the other side has hung up: a socket closed with unread bytes resets what it sent.
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
