using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Peers;

/// <summary>Exports a network to ONNX, or saves its weights as safetensors. <see cref="IWork.Answer"/> is the allocated managed memory divided by the size of the file.</summary>
internal sealed class ExportWork : IWork
{
    public const string ToOnnx = "export to ONNX";
    public const string ToSafetensors = "saving safetensors";

    private readonly UnrolledNetwork _network;
    private readonly string _path;
    private readonly Action<string> _write;

    public ExportWork(Assignment assignment)
    {
        _network = PeerNetwork.Find(assignment.Variant).Create(1000, 3, null, null);
        _path = Path.Combine(assignment.Folder, assignment.Peer == ToOnnx ? "written.onnx" : "written.safetensors");
        _write = assignment.Peer == ToOnnx ? path => _network.ExportOnnx(path) : path => _network.SaveWeights(path);
    }

    public double Answer { get; private set; }

    public void Run()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        _write(_path);
        Answer = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)new FileInfo(_path).Length;
    }

    public void Dispose()
    {
        File.Delete(_path);
        _network.Dispose();
    }
}
