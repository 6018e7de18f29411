using System.Runtime.InteropServices;
using static EffNet.FusedNorms.NativeTorch;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>
/// A node of libtorch's autograd graph that is computed in managed code. All resources of the node are freed when libtorch deletes it. The saved tensors are
/// freed earlier, after a backward pass that does not retain the graph.
/// </summary>
/// <remarks>
/// Exceptions must not pass through native code. If <see cref="Backward"/> throws an exception, the node returns no gradient, and libtorch throws its own
/// exception about the number of gradients. The same happens in a second backward pass through a graph that was not retained, unless another node fails first.
/// </remarks>
internal abstract unsafe class AutogradNode
{
    /// <summary>
    /// The node of this thread's last backward pass. The gradients that it returned are shared with libtorch, and are released when the next node computes.
    /// </summary>
    [ThreadStatic]
    private static AutogradNode? s_last;

    /// <summary>The address where <see cref="MakeRoom"/> lets libtorch write a handle.</summary>
    [ThreadStatic]
    private static nint s_room;

    // The fields keep the delegates alive, because pointers in native code do not.
    private readonly ApplyFunction _apply;
    private readonly DeleteFunction _delete;
    private readonly nint* _handles;
    private GCHandle _self;
    private NodePointers _node;
    private nint[] _saved = [];
    private Tensor?[]? _returned;

    /// <summary>Initializes a new instance of the <see cref="AutogradNode"/> class.</summary>
    /// <param name="native">The functions of the native libraries.</param>
    protected AutogradNode(NativeTorch native)
    {
        Native = native;
        (_apply, _delete) = (Apply, Delete);
        _handles = (nint*)NativeMemory.Alloc((nuint)(MostInputs * sizeof(nint)));
    }

    /// <summary>The maximum number of inputs of a node.</summary>
    private const int MostInputs = 4;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate NativeArray ApplyFunction(nint* gradients, int count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void DeleteFunction();

    /// <summary>Gets the functions of the native libraries.</summary>
    protected NativeTorch Native { get; }

    /// <summary>Attaches this node to a result.</summary>
    /// <param name="result">The result, computed from the inputs without recording gradients. It is not disposed.</param>
    /// <param name="inputs">The inputs, which are saved for the backward pass. At least one requires a gradient. They are not disposed.</param>
    /// <returns>The result with this node as its history.</returns>
    public Tensor Attach(Tensor result, params ReadOnlySpan<Tensor> inputs)
    {
        _self = GCHandle.Alloc(this);
        _node = Native.CreateNode(Marshal.GetFunctionPointerForDelegate(_apply), Marshal.GetFunctionPointerForDelegate(_delete));
        try
        {
            var handles = stackalloc nint[inputs.Length];
            for (var i = 0; i < inputs.Length; i++)
                handles[i] = inputs[i].Handle;
            var array = new NativeArray(handles, inputs.Length);
            Native.SetNextEdges(_node, array, 1);

            nint output = result.Handle, attached = 0;
            s_room = (nint)(&attached);
            Native.WrapOutputs(array, default, default, new NativeArray(&output, 1), _node, &MakeRoom);
            s_room = 0;
            if (attached == 0)
            {
                throw new InvalidOperationException(
                    "Cannot add a fused batch norm to the autograd graph of libtorch. This is an error in EffNet; please report it with the version of TorchSharp.");
            }

            _saved = new nint[inputs.Length];
            for (var i = 0; i < inputs.Length; i++)
                _saved[i] = Native.SaveVariable(handles[i], _node, 0);
            return Tensor.UnsafeCreateTensor(attached);
        }
        finally
        {
            // Only the result keeps the node now. If there is no result, this deletes the node.
            Native.DisposeSharedPointer(_node);
        }
    }

    /// <summary>Computes the gradients of the inputs.</summary>
    /// <param name="gradient">The gradient of the result. The caller disposes it.</param>
    /// <param name="inputs">The saved inputs. The caller disposes them.</param>
    /// <returns>A gradient for each input; <see langword="null"/> for inputs that require none.</returns>
    protected abstract Tensor?[] Backward(Tensor gradient, Tensor[] inputs);

    /// <summary>Frees the resources of the node, except for the saved inputs. This method may be called more than once and on any thread.</summary>
    protected abstract void Release();

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static nint* MakeRoom(nint count) => (nint*)s_room;

    private NativeArray Apply(nint* gradients, int count)
    {
        try
        {
            s_last?.ReleaseReturned();
            using var gradient = gradients[0] == 0 ? null : Tensor.UnsafeCreateTensor(gradients[0]);
            var returned = gradient is null ? new Tensor?[_saved.Length] : Compute(gradient);
            for (var i = 0; i < returned.Length; i++)
                _handles[i] = returned[i]?.DetachFromDisposeScope().Handle ?? 0;
            (_returned, s_last) = (returned, this);
            return new NativeArray(_handles, returned.Length);
        }
#pragma warning disable CA1031 // Native code is the caller: an exception would end the process.
        catch (Exception)
#pragma warning restore CA1031
        {
            return default;
        }
    }

    private Tensor?[] Compute(Tensor gradient)
    {
        var inputs = new Tensor[_saved.Length];
        try
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                var handle = _saved[i] == 0 ? 0 : Native.UnpackVariable(_saved[i], _node);
                if (handle == 0)
                    throw new InvalidOperationException("An input of a fused batch norm was changed or freed after the forward pass. "
                        + "Do not change or dispose it before backward().");
                inputs[i] = Tensor.UnsafeCreateTensor(handle);
            }

            return Backward(gradient, inputs);
        }
        finally
        {
            foreach (var input in inputs)
                input?.Dispose();
            if (Native.HasKeepsGraph && Native.KeepsGraph() == 0)
                ReleaseSaved();
        }
    }

    private void ReleaseReturned()
    {
        foreach (var tensor in Interlocked.Exchange(ref _returned, null) ?? [])
            tensor?.Dispose();
    }

    private void ReleaseSaved()
    {
        for (var i = 0; i < _saved.Length; i++)
        {
            if (Interlocked.Exchange(ref _saved[i], 0) is var variable and not 0)
                Native.DisposeVariable(variable);
        }

        Release();
    }

    /// <summary>Deletes the node. libtorch calls this on the thread that frees the last tensor of the graph.</summary>
    private void Delete()
    {
        try
        {
            ReleaseReturned();
            ReleaseSaved();
            if (ReferenceEquals(s_last, this))
                s_last = null;
            if (_node.Weak != 0)
                Native.DisposeWeakPointer(_node);
            NativeMemory.Free(_handles);
            _self.Free();
        }
#pragma warning disable CA1031 // Native code is the caller: an exception would end the process.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
