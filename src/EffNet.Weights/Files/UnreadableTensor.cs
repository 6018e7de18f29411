namespace EffNet.Weights;

/// <summary>A placeholder for a tensor that only a Python call could create. The call is never made.</summary>
/// <param name="Name">The key in the dictionary.</param>
/// <param name="Maker">The name of the Python function or class.</param>
internal sealed record UnreadableTensor(string Name, string Maker) : StoredTensor(Name, new ElementType(Maker, -1, 0, null, null), [])
{
    /// <summary>Gets the reason why the value cannot be loaded, and what to save instead.</summary>
    public string Problem => $"it requires a call of '{Maker}', but EffNet does not run Python code in files: {Remedy}";

    private string Remedy => Maker switch
    {
        "torch._utils._rebuild_meta_tensor_no_storage" => "it was saved from the device 'meta' without numbers; load the weights of the network before saving",
        "torch._utils._rebuild_qtensor" => "it is quantized; save the state_dict of the network before quantization",
        "torch._utils._rebuild_sparse_tensor" => "it is sparse; save it with to_dense()",
        "torch.storage._load_from_bytes" => "it was saved with Python's pickle; save with torch.save(model.state_dict(), path)",
        _ when Maker.StartsWith("numpy.", StringComparison.Ordinal) => "it is a NumPy array; convert it to a tensor with torch.from_numpy(array) before saving",
        _ => "save only model.state_dict()",
    };
}
